/** The policy of a key whose template gives none: the account decides by its own policies. */
export function defaultKeyPolicy({ partition, account }: { readonly partition: string; readonly account: string }) {
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  };
}

/** The policy of a topic that no template gives one: whoever acts for the account, such as an alarm of CloudWatch. */
export function defaultTopicPolicy({ account }: { readonly account: string }) {
  return {
    Version: '2008-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: 'sns:*',
      Resource: '*',
      Condition: { StringEquals: { 'AWS:SourceOwner': account } },
    },
  };
}
