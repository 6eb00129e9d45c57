import { endOf } from '../../reading/retained';
import type { Rule } from '../../rule';

const NAMESPACE = 'AWS::RedshiftServerless::Namespace';

export const dataDeletedWithStack: Rule = {
  id: 'data-deleted-with-stack',
  title: 'A resource that holds the data of a pipeline is deleted with its stack, or when an update replaces it',
  why: 'A change of its logical id or of a property that replaces it, or the deletion of the stack, deletes the data too.',
  severity: 'medium',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to RetainExceptOnCreate, Retain or, where the service has it, Snapshot.',
  controls: { wellArchitected: ['REL09-BP01'] },
  concern: 'data-loss',
  types: [
    'AWS::Kinesis::Stream',
    'AWS::KinesisVideo::Stream',
    'AWS::OpenSearchServerless::Collection',
    'AWS::OpenSearchService::Domain',
    'AWS::Redshift::Cluster',
    NAMESPACE,
    'AWS::S3Tables::Table',
  ],
  check: (resource) => {
    const end = endOf(resource);
    const isSaved = resource.type === NAMESPACE && resource.has('FinalSnapshotName');
    return end === undefined || isSaved ? [] : [end];
  },
};
