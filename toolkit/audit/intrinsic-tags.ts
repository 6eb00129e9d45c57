import { type CollectionTag, type ScalarTag, visit, type YAMLMap, type YAMLSeq } from 'yaml';

const FUNCTIONS = [
  ...['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length', 'Not'],
  ...['Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'],
];

/** The short forms of intrinsic functions in YAML, such as `!GetAtt Stream.Arn`, as the long forms they stand for. */
export const INTRINSIC_TAGS: readonly (ScalarTag | CollectionTag)[] = ['Ref', 'Condition', ...FUNCTIONS].flatMap(
  (name) => tagsOf(name),
);

function tagsOf(name: string): (ScalarTag | CollectionTag)[] {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const wrap = (node: YAMLMap | YAMLSeq, onError: (message: string) => void) => {
    refuseAliases(node, onError);
    return { [key]: node.toJSON() } as unknown as YAMLMap;
  };
  return [
    { tag: `!${name}`, resolve: (text: string) => ({ [key]: name === 'GetAtt' ? attributeOf(text) : text }) },
    { tag: `!${name}`, collection: 'seq', resolve: wrap },
    { tag: `!${name}`, collection: 'map', resolve: wrap },
  ] as (ScalarTag | CollectionTag)[];
}

/** What an alias stands for is not known before the whole document is read; CloudFormation takes none at all. */
function refuseAliases(node: YAMLMap | YAMLSeq, onError: (message: string) => void): void {
  visit(node, { Alias: (_, { source }) => onError(`an alias cannot stand in an intrinsic function, got *${source}`) });
}

/** What follows the first period is the attribute, which may hold periods of its own. */
function attributeOf(text: string): string[] {
  const [logicalId = '', ...attribute] = text.split('.');
  return [logicalId, attribute.join('.')];
}
