import type { Functions } from '../../../../toolkit/sandbox/lambda/authorized-functions';
import { PartlyAllowed } from '../acting';
import { functionsRoom, inlineFunction } from './harness';

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:fn';

function functions(...denied: string[]) {
  const { room, create, context } = functionsRoom();
  create('AWS::Lambda::Function', inlineFunction('exports.handler = async () => 1;', { FunctionName: 'fn' }));
  const identity = new PartlyAllowed(denied);
  const runs = () => context.seen.filter(({ type }) => type === 'invocation');
  return { functions: room.as(identity), identity, context, runs };
}

describe('AuthorizedFunctions', () => {
  test.each<[string, (functions: Functions) => unknown]>([
    ['lambda:InvokeFunction', (of) => of.invoke('fn', '{}')],
    ['lambda:InvokeFunction', (of) => of.invokeAsynchronously({ functionArn: ARN, event: '{}' })],
    ['lambda:GetFunctionConfiguration', (of) => of.describe(ARN)],
  ])('asks for %s on the ARN, and does nothing without', async (action, use) => {
    const allowed = functions();
    await use(allowed.functions);
    expect(allowed.identity.asked).toEqual([{ action, resource: ARN }]);
    const { functions: denied, context, runs } = functions(action);
    await expect((async () => use(denied))()).rejects.toThrow(`not authorized to perform: ${action}`);
    await context.clock.advance(1_000);
    expect(runs()).toEqual([]);
  });

  test('asks on the ARN of the version or alias that is invoked', () => {
    const { functions: allowed, identity } = functions();
    expect(() => allowed.describe('fn:live')).toThrow('Function not found: fn:live');
    expect(identity.asked).toEqual([{ action: 'lambda:GetFunctionConfiguration', resource: `${ARN}:live` }]);
  });
});
