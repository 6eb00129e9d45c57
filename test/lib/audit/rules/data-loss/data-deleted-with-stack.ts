import type { FailingTemplate } from '../fixture';
import { stream, template } from '../resources';

const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const namespace = { Type: 'AWS::RedshiftServerless::Namespace' };
const byStage = { 'Fn::FindInMap': ['Policies', { Ref: 'Stage' }, 'Deletion'] };

export const passing = [
  template({
    Stream: { ...stream(), ...kept },
    Cluster: { Type: 'AWS::Redshift::Cluster', DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
    Namespace: { ...namespace, Properties: { FinalSnapshotName: 'last' } },
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Default: stream(),
      Deleted: { ...stream(), ...kept, DeletionPolicy: 'Delete' },
      Replaced: { ...stream(), DeletionPolicy: 'Retain' },
      Namespace: namespace,
      Video: { Type: 'AWS::KinesisVideo::Stream' },
      ByStage: { ...stream(), ...kept, DeletionPolicy: byStage },
    }),
    problems: {
      Default: [{ property: 'DeletionPolicy' }],
      Deleted: [{ property: 'DeletionPolicy', value: 'Delete' }],
      Replaced: [{ property: 'UpdateReplacePolicy' }],
      Namespace: [{ property: 'DeletionPolicy' }],
      Video: [{ property: 'DeletionPolicy' }],
      ByStage: [{ property: 'DeletionPolicy', value: byStage, unresolved: true }],
    },
  },
];
