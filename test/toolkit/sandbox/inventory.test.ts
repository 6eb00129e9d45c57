import type { DeployedResource } from '../../../toolkit/sandbox/assembly/deployer';
import { Inventory } from '../../../toolkit/sandbox/inventory';

function resource(stackName: string, logicalId: string, more: Partial<DeployedResource> = {}): DeployedResource {
  const ref = `${stackName.toLowerCase()}-${logicalId.toLowerCase()}`;
  return { stackName, logicalId, type: 'AWS::S3::Bucket', ref, attributes: {}, runs: true, ...more };
}

const lake = resource('Logs', 'Lake', {
  path: 'Logs/Pipeline/Lake/Resource',
  attributes: { Arn: 'arn:aws:s3:::logs-lake' },
});
const role = resource('Logs', 'Role', { type: 'AWS::IAM::Role' });
const otherLake = resource('Clicks', 'Lake');
const inventory = new Inventory([lake, role, otherLake]);

describe('Inventory', () => {
  test.each([
    ['logical id', 'Lake'],
    ['stack and logical id', 'Logs/Lake'],
    ['path', 'Logs/Pipeline/Lake/Resource'],
    ['path of the construct', 'Logs/Pipeline/Lake'],
    ['physical name', 'logs-lake'],
    ['ARN', 'arn:aws:s3:::logs-lake'],
  ])('finds a resource by its %s', (_, name) => {
    expect(inventory.find(name)).toBe(lake);
    expect(inventory.physicalName(name, 'AWS::S3::Bucket')).toBe('logs-lake');
  });

  test('finds a resource by the path of a construct that wraps another', () => {
    const handler = resource('Logs', 'Handler', { path: 'Logs/Handler/Resource/Resource' });
    for (const name of ['Logs/Handler', 'Logs/Handler/Resource', 'Logs/Handler/Resource/Resource']) {
      expect(new Inventory([handler]).find(name)).toBe(handler);
    }
  });

  test('tells stacks apart', () => {
    expect(inventory.find('Clicks/Lake')).toBe(otherLake);
  });

  test('finds only what is of one of the types', () => {
    expect(inventory.find('Role', 'AWS::S3::Bucket', 'AWS::IAM::Role')).toBe(role);
    expect(() => inventory.find('Role', 'AWS::S3::Bucket')).toThrow(
      new Error('there is no AWS::S3::Bucket named Role; there is: Lake, Lake'),
    );
    expect(inventory.physicalName('Role', 'AWS::S3::Bucket')).toBe('Role');
  });

  test('says when there is nothing of a type', () => {
    expect(() => inventory.find('Alarm', 'AWS::CloudWatch::Alarm')).toThrow(
      new Error('there is no AWS::CloudWatch::Alarm named Alarm; there is: none'),
    );
  });

  test('takes a name that is in no template for a physical one', () => {
    expect(inventory.physicalName('made-by-hand', 'AWS::S3::Bucket')).toBe('made-by-hand');
  });

  test('does not take an absent path or ARN for a name', () => {
    expect(() => inventory.find('undefined')).toThrow(
      'there is no resource named undefined; there is: Lake, Role, Lake',
    );
  });
});
