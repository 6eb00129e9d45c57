import { fixedName } from '../../../../../toolkit/audit/changes/rules/fixed-name';
import { removed, replaced, updated } from './changes';

const CONSUMER = 'AWS::Kinesis::StreamConsumer';

describe('fixed-name', () => {
  test('finds the name that two would have', () => {
    const change = replaced(CONSUMER, { Tags: [], ConsumerName: 'own' }, { Tags: ['x'], ConsumerName: 'own' });
    expect(fixedName.check(change)).toEqual([
      { property: 'ConsumerName', before: 'own', after: 'own', message: 'Tags replaces it: AWS refuses the update' },
    ]);
  });

  test.each([
    ['the name changes too', replaced(CONSUMER, { Tags: [], ConsumerName: 'a' }, { Tags: ['x'], ConsumerName: 'b' })],
    ['the name is generated', replaced(CONSUMER, { Tags: [] }, { Tags: ['x'] })],
    ['it changes in place', updated('AWS::Lambda::Function', { FunctionName: 'f' }, { FunctionName: 'f', Timeout: 3 })],
    ['it is removed', removed(CONSUMER)],
    ['its type has no name', replaced('AWS::Lambda::EventSourceMapping', { A: 1 }, { A: 2 })],
  ])('is content where %s', (_, change) => {
    expect(fixedName.check(change)).toEqual([]);
  });
});
