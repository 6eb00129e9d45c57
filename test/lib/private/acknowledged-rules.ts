import type { IConstruct } from 'constructs';

/** The ids of the rules which a construct, or anything below it, says it breaks with reason. */
export function acknowledgedRules(construct: IConstruct): string[] {
  const metadata = construct.node.findAll().flatMap(({ node }) => node.metadata);
  return metadata.filter(({ type }) => type === 'aws:cdk:acknowledged-rules').flatMap(({ data }) => Object.keys(data));
}
