import type { DeliveryStreamProperties } from '../destination/delivery-properties';

const IDLE_SOURCES: Readonly<Record<string, string>> = {
  MSKSourceConfiguration: 'no cluster of Amazon MSK does',
  DatabaseSourceConfiguration: 'no database that changes could be read from does',
};

/** Why a delivery stream with these properties gets no records here; absent when it does. */
export function whySourceIdle(properties: DeliveryStreamProperties): string | undefined {
  const source = Object.keys(IDLE_SOURCES).find((name) => name in properties);
  return source === undefined ? undefined : `${source} does not run here: ${IDLE_SOURCES[source]}`;
}
