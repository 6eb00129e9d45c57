import { functionAddress } from '../../../../toolkit/sandbox/lambda/function-address';

describe('functionAddress', () => {
  test.each([
    ['fn', undefined],
    ['fn:$LATEST', undefined],
    ['fn:3', '3'],
    ['fn:live', 'live'],
    ['function:fn:live', 'live'],
    ['123456789012:function:fn', undefined],
    ['arn:aws:lambda:eu-central-1:123456789012:function:fn', undefined],
    ['arn:aws-cn:lambda:cn-north-1:123456789012:function:fn:7', '7'],
  ])('reads %s', (text, qualifier) => {
    expect(functionAddress(text)).toEqual({ functionName: 'fn', qualifier });
  });

  test.each([[''], ['a b'], ['arn:aws:s3:::bucket'], ['arn:aws:sqs:us-east-1:123456789012:fn']])(
    'refuses %p',
    (text) => {
      expect(() => functionAddress(text)).toThrow(`FunctionName must be a function's name or ARN, got ${text}`);
    },
  );
});
