import { listOf, textOf } from '../policy/read-value';
import type { PolicyBook } from '../policy-book';
import { readDocument } from './read-document';
import type { Readers } from './readers';

/** How VPC endpoints come into the book, and who calls from which VPC. */
export function networkReaders(book: PolicyBook): Readers {
  const rolesOfNamespaces = new Map<unknown, readonly string[]>();
  return {
    'AWS::EC2::Subnet': (_, { ref, attributes: { VpcId } = {} }) => {
      if (VpcId !== undefined) book.routes.addSubnet(ref, textOf('VpcId', VpcId));
    },
    'AWS::EC2::VPCEndpoint': (request, { ref }) => {
      const { PolicyDocument, PrivateDnsEnabled, ServiceName, VpcId } = request.properties;
      const policy =
        PolicyDocument === undefined ? undefined : readDocument('VPC endpoint policy', request, PolicyDocument);
      const vpcId = VpcId === undefined ? undefined : textOf('VpcId', VpcId);
      book.endpoints.set(ref, { policy, vpcId });
      if (vpcId === undefined || String(PrivateDnsEnabled) === 'false') return;
      book.routes.addEndpoint(ref, vpcId, textOf('ServiceName', ServiceName));
    },
    'AWS::Lambda::Function': ({ properties: { Role, VpcConfig } }) => {
      book.routes.place(String(Role), subnetsOf(VpcConfig));
    },
    'AWS::RedshiftServerless::Namespace': ({ properties: { NamespaceName, IamRoles = [] } }) => {
      const arns = listOf(IamRoles).map((arn) => textOf('IamRoles', arn));
      rolesOfNamespaces.set(NamespaceName, arns);
    },
    'AWS::RedshiftServerless::Workgroup': ({ properties }) => {
      if (String(properties.EnhancedVpcRouting) !== 'true') return;
      const arns = rolesOfNamespaces.get(properties.NamespaceName) ?? [];
      for (const arn of arns) book.routes.place(arn, subnetsOf(properties));
    },
  };
}

function subnetsOf(properties: unknown): readonly string[] {
  const { SubnetIds = [] } = (properties ?? {}) as { readonly SubnetIds?: unknown };
  return listOf(SubnetIds).map((id) => textOf('SubnetIds', id));
}
