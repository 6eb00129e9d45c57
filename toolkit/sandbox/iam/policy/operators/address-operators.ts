import { BlockList, isIP } from 'node:net';
import { type Operator, pair, reading } from './operator';

/** Addresses of version 4 and 6, in ranges written as in RFC 4632; without a length, one address. */
function isInRange(address: string, range: string): boolean {
  const [network = '', length] = range.split('/');
  const version = isIP(network);
  if (version === 0 || isIP(address) !== version) return false;
  const type = version === 4 ? 'ipv4' : 'ipv6';
  const bits = length === undefined ? (version === 4 ? 32 : 128) : Number(length);
  const list = new BlockList();
  try {
    list.addSubnet(network, bits, type);
  } catch {
    return false;
  }
  return list.check(address, type);
}

export const ADDRESS_OPERATORS: Readonly<Record<string, Operator>> = pair(
  'IpAddress',
  'NotIpAddress',
  reading((text) => text, isInRange),
);
