import type { FailingTemplate } from '../fixture';
import { either, lambdaProcessing, template, toRedshift, toS3 } from '../resources';

const property = 'ExtendedS3DestinationConfiguration.ErrorOutputPrefix';

export const presenceDecides = true;

export const passing = [
  template({
    Plain: toS3({ Prefix: 'logs/' }),
    Processed: toS3({ ProcessingConfiguration: lambdaProcessing(), ErrorOutputPrefix: 'errors/' }),
    NotProcessed: toS3({ ProcessingConfiguration: { ...lambdaProcessing(), Enabled: false } }),
    NotConverted: toS3({ DataFormatConversionConfiguration: { Enabled: 'false' } }),
    Warehouse: toRedshift({ ProcessingConfiguration: lambdaProcessing() }),
  }),
];

export const failing: FailingTemplate[] = [
  {
    template: template({
      Processed: toS3({ ProcessingConfiguration: lambdaProcessing() }),
      Converted: toS3({ DataFormatConversionConfiguration: { SchemaConfiguration: {} } }),
      Perhaps: toS3({ DataFormatConversionConfiguration: { Enabled: either(true, false) } }),
      Sometimes: toS3({ DynamicPartitioningConfiguration: { Enabled: either(true, false) } }),
      Partitioned: toS3({ DynamicPartitioningConfiguration: { Enabled: 'true' } }),
    }),
    problems: {
      Processed: [{ property }],
      Converted: [{ property }],
      Perhaps: [{ property }],
      Sometimes: [{ property }],
      Partitioned: [{ property }],
    },
  },
];
