export type Env = Readonly<Record<string, string | undefined>>;

const linkName =
  /_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$/;
const linkValue = /^(tcp|udp|sctp):\/\//;

/** Whether a value is what Kubernetes injects for a Service: `tcp://10.96.0.7:2181`. */
export function looksLikeServiceLink(value: string): boolean {
  return linkValue.test(value);
}

/**
 * Whether a variable was injected by Kubernetes for a Service of the same namespace
 * ("Accessing the Service", environment variables). Beside a link's own value, the sibling
 * `…_SERVICE_HOST` tells a plain number of Kubernetes from one of the operator.
 */
export function isServiceLink(name: string, env: Env): boolean {
  const match = linkName.exec(name);
  if (match === null) return false;
  if (looksLikeServiceLink(env[name] ?? '')) return true;
  return env[`${name.slice(0, match.index)}_SERVICE_HOST`] !== undefined;
}
