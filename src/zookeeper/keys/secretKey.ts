/**
 * Whether the value of a key must not be shown. The name tells it, of the keys that ZooKeeper has and of
 * those that nobody knows.
 */
export function isSecretKey(name: string): boolean {
  return /(password|secret|superdigest)$/.test(name.toLowerCase());
}
