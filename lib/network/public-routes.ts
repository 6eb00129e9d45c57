import type { CfnRoute, ISubnet } from 'aws-cdk-lib/aws-ec2';

/** Lets the public subnets of a PipelineVpc reach what a prefix list names, in the place of the whole internet. */
export function narrowPublicRoutes(publicSubnets: ISubnet[], prefixListId: string): void {
  for (const { node } of publicSubnets) {
    const route = node.findChild('DefaultRoute') as CfnRoute;
    route.destinationCidrBlock = undefined;
    route.destinationPrefixListId = prefixListId;
  }
}
