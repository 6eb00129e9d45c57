import type { FailingTemplate } from '../fixture';
import { application, ELSEWHERE, template } from '../resources';

const restore = 'RunConfiguration.ApplicationRestoreConfiguration.ApplicationRestoreType';
const partial = 'RunConfiguration.FlinkRunConfiguration.AllowNonRestoredState';

function restoring(ApplicationRestoreType: unknown, AllowNonRestoredState: unknown) {
  const RunConfiguration = {
    ApplicationRestoreConfiguration: { ApplicationRestoreType },
    FlinkRunConfiguration: { AllowNonRestoredState },
  };
  return application({ RunConfiguration });
}

export const passing = [template({ Default: application(), Latest: restoring('RESTORE_FROM_LATEST_SNAPSHOT', false) })];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Skipping: restoring('SKIP_RESTORE_FROM_SNAPSHOT', false),
      Partial: restoring('RESTORE_FROM_LATEST_SNAPSHOT', true),
      Open: restoring(ELSEWHERE, ELSEWHERE),
    }),
    problems: {
      Skipping: [{ property: restore, value: 'SKIP_RESTORE_FROM_SNAPSHOT' }],
      Partial: [{ property: partial, value: true }],
      Open: [
        { property: restore, value: ELSEWHERE, unresolved: true },
        { property: partial, value: ELSEWHERE, unresolved: true },
      ],
    },
  },
];
