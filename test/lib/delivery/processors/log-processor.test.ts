import { gzipSync } from 'node:zlib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib/core';
import type { FirehoseTransformationEventRecord } from 'aws-lambda';
import { handler } from '../../../../lambda/log-transform/handler';
import { logProcessor } from '../../../../lib/delivery/processors/log-processor';

const LINES_PER_RECORD = 85;

/** What Firehose collects for the function. */
function bufferBytes(): number {
  const runtime = Runtime.NODEJS_24_X;
  const code = Code.fromInline('exports.handler = async () => {};');
  const { props } = logProcessor(
    new LambdaFunction(new Stack(), 'Handler', { runtime, code, handler: 'index.handler' }),
  );
  return props.bufferSize?.toBytes() ?? 2 ** 20;
}

/** Lines of which gzip makes about a tenth. */
function linesOf(record: number): string {
  return Array.from({ length: LINES_PER_RECORD }, (_, index) => {
    const line = record * LINES_PER_RECORD + index;
    const client = `192.0.2.${Math.imul(line, 0x9e3779b1) >>> 24}`;
    const request = `GET /products/${Math.imul(line, 0x85ebca6b) >>> 16} HTTP/1.1`;
    const agent =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';
    const time = '21/Nov/2026:12:00:00 +0000';
    return `${client} - - [${time}] "${request}" 200 ${line} "/search/${Math.imul(line, 0xc2b2ae35) >>> 0}" "${agent}"`;
  }).join('\n');
}

test("collects no more gzip'd lines than make one response of rows", async () => {
  const room = bufferBytes();
  const records: FirehoseTransformationEventRecord[] = [];
  for (let bytes = 0; bytes < room; ) {
    const data = gzipSync(linesOf(records.length));
    bytes += data.length;
    records.push({
      recordId: `${records.length}`.padStart(56, '4'),
      approximateArrivalTimestamp: 0,
      data: data.toString('base64'),
    });
  }
  const { records: results } = await handler({ invocationId: '', deliveryStreamArn: '', region: '', records });
  expect(results.filter(({ result }) => result !== 'Ok')).toEqual([]);
});
