import { integerProperty, objectProperty, stringProperty } from '../kernel/template-values';
import { functionAddress } from './function-address';

/** How events of a function, a version or an alias are processed when nobody waits. */
export interface EventInvokeSettings {
  readonly maximumAgeMs: number;
  readonly maximumRetries: number;
  /** ARNs of what is told. */
  readonly onSuccess?: string;
  readonly onFailure?: string;
}

const DEFAULTS: EventInvokeSettings = { maximumAgeMs: 6 * 3_600_000, maximumRetries: 2 };

/** What the `AWS::Lambda::EventInvokeConfig`s of the templates say. */
export class EventInvokeConfigs {
  private readonly settings = new Map<string, EventInvokeSettings>();

  add(properties: Readonly<Record<string, unknown>>): EventInvokeSettings {
    const functionName = stringProperty(properties, 'FunctionName') ?? '';
    const qualifier = stringProperty(properties, 'Qualifier') ?? '';
    const settings = settingsOf(properties);
    this.settings.set(keyOf(`${functionName}:${qualifier}`), settings);
    return settings;
  }

  of(functionArn: string): EventInvokeSettings {
    return this.settings.get(keyOf(functionArn)) ?? DEFAULTS;
  }
}

function settingsOf(properties: Readonly<Record<string, unknown>>): EventInvokeSettings {
  const age = integerProperty(properties, 'MaximumEventAgeInSeconds', { min: 60, max: 21_600 });
  const retries = integerProperty(properties, 'MaximumRetryAttempts', { min: 0, max: 2 });
  const destinations = objectProperty(properties, 'DestinationConfig');
  return {
    maximumAgeMs: age === undefined ? DEFAULTS.maximumAgeMs : age * 1_000,
    maximumRetries: retries ?? DEFAULTS.maximumRetries,
    onSuccess: stringProperty(objectProperty(destinations, 'OnSuccess'), 'Destination'),
    onFailure: stringProperty(objectProperty(destinations, 'OnFailure'), 'Destination'),
  };
}

function keyOf(address: string): string {
  const { functionName, qualifier = '' } = functionAddress(address);
  return `${functionName}:${qualifier}`;
}
