import type { FailingTemplate } from '../fixture';
import { application, ELSEWHERE, template } from '../resources';

const property = 'ApplicationConfiguration.ApplicationSnapshotConfiguration.SnapshotsEnabled';

function snapshotting(SnapshotsEnabled: unknown) {
  return application({ ApplicationConfiguration: { ApplicationSnapshotConfiguration: { SnapshotsEnabled } } });
}

export const passing = [template({ Default: application(), On: snapshotting(true) })];

export const failing: FailingTemplate[] = [
  {
    template: template({ Off: snapshotting(false), Open: snapshotting(ELSEWHERE) }),
    problems: {
      Off: [{ property, value: false }],
      Open: [{ property, value: ELSEWHERE, unresolved: true }],
    },
  },
];
