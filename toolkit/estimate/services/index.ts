import { MONTH_HOURS } from '../flow/traffic';
import { numberAt } from '../model/model-resource';
import { STREAM_METERS } from './data-stream';
import { DELIVERY_METERS } from './delivery-stream';
import { FUNCTION_METERS } from './function';
import { type Meters, once } from './meter';
import { MONITORING_METERS } from './monitoring';
import { NETWORK_METERS } from './network';
import { REDSHIFT_METERS } from './redshift';

const LEAST_OCU = 2;

/** What is billed, by type of resource. */
export const METERS: Meters = {
  ...STREAM_METERS,
  ...DELIVERY_METERS,
  ...FUNCTION_METERS,
  ...NETWORK_METERS,
  ...MONITORING_METERS,
  ...REDSHIFT_METERS,
  'AWS::KMS::Key': once('kms.key'),
  'AWS::SecretsManager::Secret': once('secrets.secret'),
  'AWS::OpenSearchServerless::Collection': () => [{ price: 'opensearch.ocu-hour', quantity: LEAST_OCU * MONTH_HOURS }],
  'AWS::KinesisAnalyticsV2::Application': (application) => {
    const base = 'ApplicationConfiguration.FlinkApplicationConfiguration.ParallelismConfiguration';
    const parallelism = numberAt(application, `${base}.Parallelism`) ?? 1;
    const perKpu = numberAt(application, `${base}.ParallelismPerKPU`) ?? 1;
    // One further KPU runs the application itself.
    return [{ price: 'flink.kpu-hour', quantity: (Math.ceil(parallelism / perKpu) + 1) * MONTH_HOURS }];
  },
};
