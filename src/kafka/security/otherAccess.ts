import { accept, type Parsed, reject } from '../../tool/parsed.ts';
import { type Access, accessOf, type Trust } from '../ask/target.ts';

/**
 * How another server of the cluster is spoken to at the same listener: its certificate is checked. A password
 * goes to nobody whose certificate cannot be checked.
 */
export function toOtherAccess(
  access: Access,
  host: string,
  trust: Trust | undefined,
): Parsed<Access> {
  const { tls, login } = access;
  if (tls === undefined) return accept(access);
  if (trust === undefined && login?.mechanism === 'PLAIN') {
    return reject(
      'not asked: its certificate cannot be checked, since the trust store is no PEM, and PLAIN would tell it the password',
    );
  }
  const other = accessOf(access, host);
  const checked = other.tls && trust ? { ...other.tls, trust } : other.tls;
  return accept({ ...other, ...(checked === undefined ? {} : { tls: checked }) });
}

/** Whether who is spoken to so is told a password, whoever it is. */
export function tellsPassword({ tls, login }: Access): boolean {
  return tls === undefined && login?.mechanism === 'PLAIN';
}
