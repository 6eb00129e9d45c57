import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';
import { ownArn } from '../own-arn';

const SERVICE = new InterfaceService('Databases', InterfaceVpcEndpointAwsService.GLUE);

const ACTIONS = [
  'glue:BatchCreatePartition',
  'glue:BatchGetPartition',
  'glue:CreatePartition',
  'glue:GetDatabase',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
  'glue:GetTableVersions',
  'glue:GetTables',
];

/** AWS Glue asks for the catalog and the database of a table as well. */
export function databaseAccess(databaseNames: string[]): EndpointAccess {
  const ofNames = requireSome('databaseNames', databaseNames).flatMap((name) => [
    ownArn('glue', `database/${name}`),
    ownArn('glue', `table/${name}/*`),
  ]);
  return { service: SERVICE, statements: [allowing(ACTIONS, [ownArn('glue', 'catalog'), ...ofNames])] };
}
