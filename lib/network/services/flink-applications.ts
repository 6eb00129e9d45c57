import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { allowing, type EndpointAccess, requireSome } from '../endpoint-access';
import { InterfaceService } from '../interface-service';
import { ownArn } from '../own-arn';

const SERVICE = new InterfaceService('FlinkApplications', new InterfaceVpcEndpointAwsService('kinesisanalytics'), {
  fips: new InterfaceVpcEndpointAwsService('kinesisanalytics-fips'),
});

const ACTIONS = [
  'kinesisanalytics:CreateApplicationSnapshot',
  'kinesisanalytics:DescribeApplication',
  'kinesisanalytics:DescribeApplicationSnapshot',
  'kinesisanalytics:ListApplicationSnapshots',
  'kinesisanalytics:StartApplication',
  'kinesisanalytics:StopApplication',
];

export function flinkApplicationAccess(applicationNames: string[]): EndpointAccess {
  const names = requireSome('applicationNames', applicationNames);
  const arns = names.map((name) => ownArn('kinesisanalytics', `application/${name}`));
  return { service: SERVICE, statements: [allowing(ACTIONS, arns)] };
}
