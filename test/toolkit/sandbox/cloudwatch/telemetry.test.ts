import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Telemetry } from '../../../../toolkit/sandbox/cloudwatch/telemetry';
import { PartlyAllowed } from '../acting';
import { testContext } from '../context';

describe('Telemetry', () => {
  test('asks who logs, by the log stream, and writes nothing without', () => {
    const context = testContext();
    const telemetry = new Telemetry(context);
    const writer = new PartlyAllowed();
    telemetry.as(writer).write('/aws/group', 'stream', 'line');
    const resource = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/group:log-stream:stream';
    expect(writer.asked).toEqual([{ action: 'logs:PutLogEvents', resource }]);
    const denied = telemetry.as(new PartlyAllowed(['logs:PutLogEvents']));
    expect(() => denied.write('/aws/group', 'stream', 'more')).toThrow('not authorized to perform: logs:PutLogEvents');
    expect(readFileSync(join(context.dataDir, 'logs', 'aws', 'group', 'stream.log'), 'utf8')).toMatch(/ line\n$/);
  });
});
