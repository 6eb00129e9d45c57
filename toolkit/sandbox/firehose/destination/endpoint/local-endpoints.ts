import { isLocalHost } from '../../../kernel/local-host';
import { UnreadableInput } from '../../../kernel/unreadable-input';

/** Where on this machine those endpoints are that templates name. Nothing is ever sent to another machine. */
export class LocalEndpoints {
  private readonly locations = new Map<string, URL>();
  private readonly unusedAddresses = new Map<string, string>();

  /**
   * @param endpoints a local URL for each address: a URL or host name of a template, or an ARN
   * @throws UnreadableInput for an address that is none, and for a URL on another machine
   */
  constructor(endpoints: Readonly<Record<string, string>> = {}) {
    for (const [address, location] of Object.entries(endpoints)) {
      const endpoint = endpointOf(address);
      if (endpoint === undefined) {
        throw new UnreadableInput(`endpoints: an address must be a URL, a host name or an ARN, got ${address}`);
      }
      if (!isOnThisMachine(location)) {
        throw new UnreadableInput(`endpoints: ${address} must be at http://127.0.0.1:PORT, got ${location}`);
      }
      this.locations.set(endpoint, new URL(location));
      this.unusedAddresses.set(endpoint, address);
    }
  }

  find(address: string): URL | undefined {
    const endpoint = endpointOf(address) ?? '';
    this.unusedAddresses.delete(endpoint);
    return this.locations.get(endpoint);
  }

  /** Why nothing is sent to an address; absent when something is. */
  whyIdle(address: string): string | undefined {
    if (this.find(address) !== undefined) return undefined;
    return `give a local endpoint for ${address} (--endpoint ${address}=http://127.0.0.1:PORT)`;
  }

  /** Addresses that nobody looked for. */
  get unused(): readonly string[] {
    return [...this.unusedAddresses.values()];
  }
}

/** Two addresses are one endpoint when host and port are the same; the path is up to the destination. */
function endpointOf(address: string): string | undefined {
  if (address.startsWith('arn:')) return address;
  const url = address.includes('://') ? address : `https://${address}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}

function isOnThisMachine(location: string): boolean {
  if (!URL.canParse(location)) return false;
  const { protocol, host } = new URL(location);
  return ['http:', 'https:'].includes(protocol) && isLocalHost(host);
}
