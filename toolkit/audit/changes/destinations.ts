import type { TemplateResource } from '../../sandbox/assembly/template';

export const DELIVERY_STREAM = 'AWS::KinesisFirehose::DeliveryStream';

const DESTINATION = /DestinationConfiguration$/;

/** As the template spells them. */
export const OPENSEARCH_DESTINATIONS = [
  'AmazonopensearchserviceDestinationConfiguration',
  'AmazonOpenSearchServerlessDestinationConfiguration',
  'ElasticsearchDestinationConfiguration',
];

/** The property that holds the destination of a delivery stream. */
export function destinationOf(resource: TemplateResource | undefined): string | undefined {
  return Object.keys(resource?.Properties ?? {}).find((key) => DESTINATION.test(key));
}

/** A delivery stream goes on with the destination it has, so that properties of the destination can be compared. */
export function keptDestination(before: TemplateResource, after: TemplateResource | undefined): string | undefined {
  const destination = destinationOf(before);
  return destination === destinationOf(after) ? destination : undefined;
}
