import { AwsError } from '../../../../toolkit/sandbox/kernel/aws-error';
import type { JsonApi } from '../../../../toolkit/sandbox/kernel/room';
import { SecretsRoom } from '../../../../toolkit/sandbox/secrets-manager/secrets-room';
import { PartlyAllowed } from '../acting';
import { testContext } from '../context';

const CALLER = { roleArn: 'arn:aws:iam::123456789012:root', accessKeyId: 'AKIA' };

async function create(room: SecretsRoom, properties: Record<string, unknown>, kind = 'Secret') {
  const type = `AWS::SecretsManager::${kind}`;
  const resourceType = room.resourceTypes.find((candidate) => candidate.type === type);
  const request = { stackName: 'Stack', logicalId: 'Secret', type, properties, generatedName: 'Stack-Secret-0123' };
  return resourceType?.create(request);
}

function call(room: SecretsRoom, operation: string, input: Record<string, unknown>) {
  return (room.jsonApis[0] as JsonApi).call(operation, input, CALLER);
}

const GENERATED = {
  GenerateSecretString: { SecretStringTemplate: '{"username":"loader"}', GenerateStringKey: 'password' },
};

describe('SecretsRoom', () => {
  test('asks who reads a secret for it and its key, and tells nothing without', async () => {
    const room = new SecretsRoom(testContext());
    const arn = String((await create(room, { Name: 'given', SecretString: 'value', KmsKeyId: '1234abcd' }))?.ref);
    const reader = new PartlyAllowed();
    expect(room.as(reader).secretString('given')).toBe('value');
    expect(reader.asked).toMatchObject([
      { action: 'secretsmanager:GetSecretValue', resource: arn },
      { action: 'kms:Decrypt', context: { 'kms:EncryptionContext:SecretARN': arn } },
    ]);
    for (const { action } of reader.asked) {
      expect(() => room.as(new PartlyAllowed([action])).secretString(arn)).toThrow(
        `not authorized to perform: ${action}`,
      );
    }
  });

  test('needs nothing but the name to describe a secret over the API, the key to read it', async () => {
    const room = new SecretsRoom(testContext());
    const arn = String((await create(room, { Name: 'given', SecretString: 'value', KmsKeyId: '1234abcd' }))?.ref);
    const needed = (operation: string, SecretId: string) =>
      room.jsonApis[0]?.permissionsFor(operation, { SecretId }).map(({ action, resource }) => [action, resource]);
    expect(needed('DescribeSecret', 'given')).toEqual([['secretsmanager:DescribeSecret', arn]]);
    expect(needed('GetSecretValue', arn)).toEqual([
      ['secretsmanager:GetSecretValue', arn],
      ['kms:Decrypt', 'arn:aws:kms:us-east-1:123456789012:key/1234abcd'],
    ]);
    expect(needed('GetSecretValue', 'none')?.[0]?.[1]).toMatch(/:secret:none-[A-Za-z0-9]{6}$/);
  });

  test('keeps a given value, found by ARN, partial ARN and name', async () => {
    const room = new SecretsRoom(testContext());
    const created = await create(room, { Name: 'given', SecretString: 'value' });
    expect(created?.ref).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:given-[A-Za-z0-9]{6}$/);
    const arn = created?.ref as string;
    expect([arn, arn.slice(0, -7), 'given'].map((id) => room.secretString(id))).toEqual(['value', 'value', 'value']);
  });

  test('generates a password under the key of a template', async () => {
    const room = new SecretsRoom(testContext());
    await create(room, GENERATED);
    expect(JSON.parse(room.secretString('Stack-Secret-0123'))).toEqual({
      username: 'loader',
      password: expect.stringMatching(/^.{32}$/),
    });
  });

  test('keeps a generated value on the next start, until its definition changes', async () => {
    const context = testContext();
    const value = async (properties: Record<string, unknown>) => {
      const room = new SecretsRoom(context);
      await create(room, properties);
      return room.secretString('Stack-Secret-0123');
    };
    const first = await value(GENERATED);
    expect(await value({ ...GENERATED, Description: 'now with words' })).toBe(first);
    expect(await value({ GenerateSecretString: { PasswordLength: 40 } })).toMatch(/^.{40}$/);
  });

  test('keeps what a service manages, made once', () => {
    const context = testContext();
    const arn = new SecretsRoom(context).manage('redshift!logs-admin', () => 'first');
    const room = new SecretsRoom(context);
    expect(room.manage('redshift!logs-admin', () => 'second')).toBe(arn);
    expect(room.secretString(arn)).toBe('first');
    expect(call(room, 'DescribeSecret', { SecretId: arn })).toMatchObject({ OwningService: 'redshift' });
  });

  test('answers GetSecretValue and DescribeSecret', async () => {
    const room = new SecretsRoom(testContext());
    const created = await create(room, { Name: 'given', SecretString: 'value', Description: 'words' });
    const shared = { ARN: created?.ref, Name: 'given', CreatedDate: 1_767_225_600 };
    expect(call(room, 'GetSecretValue', { SecretId: 'given' })).toEqual({
      ...shared,
      SecretString: 'value',
      VersionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      VersionStages: ['AWSCURRENT'],
    });
    expect(call(room, 'DescribeSecret', { SecretId: 'given' })).toMatchObject({ ...shared, Description: 'words' });
  });

  test.each([
    [
      'GetSecretValue',
      { SecretId: 'gone' },
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    ],
    [
      'GetSecretValue',
      { SecretId: 'given', VersionStage: 'AWSPREVIOUS' },
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret value for VersionId: any and staging label: AWSPREVIOUS",
    ],
    [
      'GetSecretValue',
      { SecretId: 'given', VersionId: 'v' },
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret value for VersionId: v and staging label: AWSCURRENT",
    ],
    ['PutSecretValue', {}, 'UnknownOperationException', 'the sandbox does not run secretsmanager.PutSecretValue'],
  ])('%s of %j is refused', async (operation, input, code, message) => {
    const room = new SecretsRoom(testContext());
    await create(room, { Name: 'given', SecretString: 'value' });
    expect(() => call(room, operation, input)).toThrow(new AwsError(code, message));
  });

  test.each(['ResourcePolicy', 'RotationSchedule', 'SecretTargetAttachment'])('keeps a %s', async (kind) => {
    const created = await create(new SecretsRoom(testContext()), { SecretId: 'arn' }, kind);
    expect(created).toEqual({ ref: 'arn', attributes: { Id: 'arn' } });
  });
});
