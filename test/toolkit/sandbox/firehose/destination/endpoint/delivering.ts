import { HttpCollector } from '../../../../../../toolkit/collector/http-collector';
import { testContext } from '../../../context';
import { FakeStream } from '../../fake-stream';
import { Fixture, ROLE_ARN } from '../../fixture';

const collectors: HttpCollector[] = [];

afterEach(async () => {
  await Promise.all(collectors.splice(0).map((collector) => collector.close()));
});

export async function startCollector(port?: number): Promise<HttpCollector> {
  const collector = await HttpCollector.start(port);
  collectors.push(collector);
  return collector;
}

/** Rooms in which an address is on this machine. */
export function fixtureWith(endpoints: Record<string, string>): Fixture {
  const context = testContext();
  return new Fixture(context, new FakeStream(() => context.clock.now()), { endpoints });
}

/** A bucket beside an endpoint. */
export const BACKUP_BUCKET = { BucketARN: 'arn:aws:s3:::lake', RoleARN: ROLE_ARN, Prefix: 'backup/' };

/** The lines of the objects under a prefix. */
export async function errorLines(fixture: Fixture, prefix: string): Promise<Record<string, unknown>[]> {
  const texts = await fixture.texts(prefix);
  return texts.flatMap((text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}
