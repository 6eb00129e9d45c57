import type { ChangeRule } from '../../../../../toolkit/audit/changes/change-rule';
import { backupNarrowed } from '../../../../../toolkit/audit/changes/rules/backup-narrowed';
import { backupTurnedOff } from '../../../../../toolkit/audit/changes/rules/backup-turned-off';
import { createdOnly } from '../../../../../toolkit/audit/changes/rules/created-only';
import { destinationExchanged } from '../../../../../toolkit/audit/changes/rules/destination-exchanged';
import { dynamicPartitioning } from '../../../../../toolkit/audit/changes/rules/dynamic-partitioning';
import { updated } from './changes';

const TYPE = 'AWS::KinesisFirehose::DeliveryStream';
const S3 = 'ExtendedS3DestinationConfiguration';
const OPENSEARCH = 'AmazonopensearchserviceDestinationConfiguration';

function properties(rule: ChangeRule, destination: string, before: object, after: object) {
  const change = updated(TYPE, { [destination]: before }, { [destination]: after });
  return rule.check(change).map(({ property }) => property);
}

describe('dynamic-partitioning', () => {
  const partitioning = (Enabled: unknown) => ({ DynamicPartitioningConfiguration: { Enabled } });
  const path = `${S3}.DynamicPartitioningConfiguration.Enabled`;

  test.each([
    ['turned on', {}, partitioning(true), [path]],
    ['turned off', partitioning('true'), partitioning(false), [path]],
    ['left out', partitioning(true), {}, [path]],
    ['spelled another way', partitioning('true'), partitioning(true), []],
    ['off as before', {}, partitioning('false'), []],
  ])('looks at it being %s', (_, before, after, expected) => {
    expect(properties(dynamicPartitioning, S3, before, after)).toEqual(expected);
  });
});

describe('backup-turned-off', () => {
  test.each([S3, 'RedshiftDestinationConfiguration'])('keeps the backup of %s on', (destination) => {
    const [on, off] = [{ S3BackupMode: 'Enabled' }, { S3BackupMode: 'Disabled' }];
    expect(properties(backupTurnedOff, destination, on, off)).toEqual([`${destination}.S3BackupMode`]);
    expect(properties(backupTurnedOff, destination, on, {})).toEqual([`${destination}.S3BackupMode`]);
    expect(properties(backupTurnedOff, destination, off, on)).toEqual([]);
  });
});

describe('backup-narrowed', () => {
  const path = (destination: string) => `${destination}.S3BackupMode`;

  test.each([
    ['SplunkDestinationConfiguration', 'FailedEventsOnly', 'AllEvents'],
    ['SnowflakeDestinationConfiguration', 'FailedDataOnly', 'AllData'],
  ])('lets %s widen its backup only', (destination, failed, all) => {
    expect(properties(backupNarrowed, destination, { S3BackupMode: all }, { S3BackupMode: failed })).toEqual([
      path(destination),
    ]);
    expect(properties(backupNarrowed, destination, { S3BackupMode: all }, {})).toEqual([path(destination)]);
    expect(properties(backupNarrowed, destination, { S3BackupMode: failed }, { S3BackupMode: all })).toEqual([]);
    expect(properties(backupNarrowed, destination, {}, { S3BackupMode: failed })).toEqual([]);
  });

  test('keeps that of OpenSearch as it is', () => {
    const [failed, all] = [{ S3BackupMode: 'FailedDocumentsOnly' }, { S3BackupMode: 'AllDocuments' }];
    expect(properties(backupNarrowed, OPENSEARCH, failed, all)).toEqual([path(OPENSEARCH)]);
    expect(properties(backupNarrowed, OPENSEARCH, {}, failed)).toEqual([]);
  });

  test('takes an expression for what it may be', () => {
    const [all, either] = [{ S3BackupMode: 'AllEvents' }, { S3BackupMode: { Ref: 'Mode' } }];
    expect(properties(backupNarrowed, 'SplunkDestinationConfiguration', all, either)).toHaveLength(1);
  });
});

describe('created-only', () => {
  test.each([
    [OPENSEARCH, 'VpcConfiguration'],
    ['AmazonOpenSearchServerlessDestinationConfiguration', 'VpcConfiguration'],
    ['SnowflakeDestinationConfiguration', 'SnowflakeVpcConfiguration'],
    ['IcebergDestinationConfiguration', 'AppendOnly'],
    ['IcebergDestinationConfiguration', 'CatalogConfiguration'],
  ])('looks at %s.%s', (destination, property) => {
    expect(properties(createdOnly, destination, {}, { [property]: true })).toEqual([`${destination}.${property}`]);
    expect(properties(createdOnly, destination, { [property]: 1, A: 1 }, { [property]: 1, A: 2 })).toEqual([]);
  });
});

describe('destination-exchanged', () => {
  test.each([
    [S3, OPENSEARCH],
    [OPENSEARCH, S3],
  ])('does not go from %s to %s', (from, to) => {
    expect(destinationExchanged.check(updated(TYPE, { [from]: {} }, { [to]: {} }))).toEqual([
      { message: `its destination goes from ${from} to ${to}` },
    ]);
  });

  test('lets others be exchanged', () => {
    const change = updated(TYPE, { [S3]: {} }, { RedshiftDestinationConfiguration: {} });
    expect(destinationExchanged.check(change)).toEqual([]);
  });
});
