import { SnowflakeDataLoading } from '../../../../../lib';

describe('SnowflakeDataLoading', () => {
  test('refuses a column without a name, or with too long a one', () => {
    const message = 'SnowflakeDataLoading: contentColumnName must be 1 to 255 characters, got';
    expect(() => SnowflakeDataLoading.variantContent('')).toThrow(new Error(`${message} ""`));
    expect(() => SnowflakeDataLoading.variantContent('n'.repeat(255))).not.toThrow();
    expect(() => SnowflakeDataLoading.variantContent('n'.repeat(256))).toThrow(
      new Error(`${message} "${'n'.repeat(256)}"`),
    );
  });

  test('refuses a column without a name for what is known of a record', () => {
    expect(() => SnowflakeDataLoading.variantContentAndMetadata('CONTENT', '')).toThrow(
      new Error('SnowflakeDataLoading: metadataColumnName must be 1 to 255 characters, got ""'),
    );
  });
});
