import { Fixture, NAME } from '../fixture';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1';
const input = { DeliveryStreamName: NAME };

async function encryption(fixture: Fixture): Promise<unknown> {
  const { DeliveryStreamDescription: description } = await fixture.call('DescribeDeliveryStream', input);
  return (description as Record<string, unknown>).DeliveryStreamEncryptionConfiguration;
}

describe('the encryption of a delivery stream', () => {
  test('starts and stops, and tells of each record', async () => {
    const fixture = new Fixture().directPutToS3();
    expect(await encryption(fixture)).toEqual({ Status: 'DISABLED' });
    await fixture.call('StartDeliveryStreamEncryption', input);
    expect(await encryption(fixture)).toEqual({ Status: 'ENABLED', KeyType: 'AWS_OWNED_CMK' });
    expect(await fixture.putDirectly('x')).toMatchObject({ Encrypted: true });
    const own = { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY };
    await fixture.call('StartDeliveryStreamEncryption', {
      ...input,
      DeliveryStreamEncryptionConfigurationInput: own,
    });
    expect(await encryption(fixture)).toEqual({ Status: 'ENABLED', ...own });
    await fixture.call('StopDeliveryStreamEncryption', input);
    expect(await encryption(fixture)).toEqual({ Status: 'DISABLED' });
    expect(await fixture.putDirectly('x')).toMatchObject({ Encrypted: false });
  });

  test('may be that of the template', async () => {
    const own = { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: KEY };
    const fixture = new Fixture().directPutToS3({}, { DeliveryStreamEncryptionConfigurationInput: own });
    expect(await encryption(fixture)).toEqual({ Status: 'ENABLED', ...own });
  });

  test('is for direct puts', async () => {
    const fixture = new Fixture().toS3();
    await expect(fixture.call('StartDeliveryStreamEncryption', input)).rejects.toMatchObject({
      code: 'InvalidArgumentException',
      message: `${NAME} must have the type DirectPut to be encrypted, got KinesisStreamAsSource`,
    });
    expect(await encryption(fixture)).toBeUndefined();
  });

  test.each([
    [{ KeyType: 'CUSTOMER_MANAGED_CMK' }, 'undefined with CUSTOMER_MANAGED_CMK'],
    [{ KeyARN: KEY }, `${KEY} with AWS_OWNED_CMK`],
  ])('takes no %j', async (given, got) => {
    const call = { ...input, DeliveryStreamEncryptionConfigurationInput: given };
    await expect(new Fixture().directPutToS3().call('StartDeliveryStreamEncryption', call)).rejects.toThrow(
      `KeyARN must be set with CUSTOMER_MANAGED_CMK alone, got ${got}`,
    );
  });
});

describe('the tags of a delivery stream', () => {
  test('begin with those of the template, are added, taken away and listed page by page', async () => {
    const fixture = new Fixture().directPutToS3({}, { Tags: [{ Key: 'b', Value: '1' }] });
    await fixture.call('TagDeliveryStream', { ...input, Tags: [{ Key: 'c' }, { Key: 'a', Value: '2' }] });
    expect(await fixture.call('ListTagsForDeliveryStream', { ...input, Limit: 2 })).toEqual({
      Tags: [
        { Key: 'a', Value: '2' },
        { Key: 'b', Value: '1' },
      ],
      HasMoreTags: true,
    });
    await fixture.call('UntagDeliveryStream', { ...input, TagKeys: ['a', 'b'] });
    expect(await fixture.call('ListTagsForDeliveryStream', { ...input, ExclusiveStartTagKey: 'a' })).toEqual({
      Tags: [{ Key: 'c', Value: '' }],
      HasMoreTags: false,
    });
  });

  test('are fifty at most', async () => {
    const fixture = new Fixture().directPutToS3();
    const tags = (count: number) => Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value: 'v' }));
    await fixture.call('TagDeliveryStream', { ...input, Tags: tags(50) });
    await fixture.call('TagDeliveryStream', { ...input, Tags: tags(1) });
    await expect(fixture.call('TagDeliveryStream', { ...input, Tags: tags(51) })).rejects.toThrow(
      `${NAME} must have at most 50 tags, got 51`,
    );
  });

  test.each([
    ['TagDeliveryStream', { Tags: [{ Key: 'aws:x' }] }, 'Tags must not begin with aws:, got aws:x'],
    ['TagDeliveryStream', {}, "Value at 'tags' failed to satisfy constraint: Member must not be null"],
    ['UntagDeliveryStream', {}, "Value at 'tagKeys' failed to satisfy constraint: Member must not be null"],
  ])('refuse %s of %j', async (operation, more, message) => {
    await expect(new Fixture().directPutToS3().call(operation, { ...input, ...more })).rejects.toThrow(message);
  });
});
