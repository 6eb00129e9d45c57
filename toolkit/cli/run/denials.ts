import type { Sandbox } from '../../sandbox/sandbox';
import { printable } from '../printable';

interface Denied {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly remedy: string;
}

/** Says who may not do what, once for each: what was denied while the resources were created, and then as it happens. */
export function showDenials(sandbox: Sandbox, output: { write(text: string): unknown }): void {
  const show = ({ principal, action, resource, remedy }: Denied) =>
    output.write(printable(`denied: ${principal} may not ${action} on ${resource}; ${remedy}\n`));
  sandbox.iamReport().denials.forEach(show);
  sandbox.events.listen((event) => {
    if (event.type === 'access-denied') show(event);
  });
}
