import { fixedName } from '../../../../../toolkit/audit/changes/rules/fixed-name';
import { removed, renamed, replaced, updated } from './changes';

const CONSUMER = 'AWS::Kinesis::StreamConsumer';
const REF = { Ref: 'Replaced' };

describe('fixed-name', () => {
  test('finds the name that two would have', () => {
    const change = replaced(CONSUMER, { Tags: [], ConsumerName: 'own' }, { Tags: ['x'], ConsumerName: 'own' });
    expect(fixedName.check(change)).toEqual([
      { property: 'ConsumerName', before: 'own', after: 'own', message: 'Tags replaces it: AWS refuses the update' },
    ]);
  });

  test('finds the name that goes to another logical id', () => {
    expect(fixedName.check(renamed(CONSUMER, { ConsumerName: 'own' }, { ConsumerName: 'own' }))).toEqual([
      {
        property: 'ConsumerName',
        before: 'own',
        after: 'own',
        message: 'another logical id takes its name: AWS refuses the update',
      },
    ]);
  });

  test.each([
    ['another logical id has a name of its own', renamed(CONSUMER, { ConsumerName: 'a' }, { ConsumerName: 'b' })],
    ['the name changes too', replaced(CONSUMER, { Tags: [], ConsumerName: 'a' }, { Tags: ['x'], ConsumerName: 'b' })],
    ['the name follows what is replaced', replaced(CONSUMER, { ConsumerName: REF }, { ConsumerName: REF })],
    ['the name is generated', replaced(CONSUMER, { Tags: [] }, { Tags: ['x'] })],
    ['it changes in place', updated('AWS::Lambda::Function', { FunctionName: 'f' }, { FunctionName: 'f', Timeout: 3 })],
    ['it is removed', removed(CONSUMER)],
    ['its type has no name', replaced('AWS::Lambda::EventSourceMapping', { A: 1 }, { A: 2 })],
  ])('is content where %s', (_, change) => {
    expect(fixedName.check(change)).toEqual([]);
  });
});
