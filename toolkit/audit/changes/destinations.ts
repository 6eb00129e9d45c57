import type { TemplateResource } from '../../sandbox/assembly/template';

const DESTINATION = /DestinationConfiguration$/;

/** The property that holds the destination of a delivery stream. */
export function destinationOf(resource: TemplateResource | undefined): string | undefined {
  return Object.keys(resource?.Properties ?? {}).find((key) => DESTINATION.test(key));
}

/** A delivery stream goes on with the destination it has, so that properties of the destination can be compared. */
export function keptDestination(before: TemplateResource, after: TemplateResource | undefined): string | undefined {
  const destination = destinationOf(before);
  return destination === destinationOf(after) ? destination : undefined;
}
