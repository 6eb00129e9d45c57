import { Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { requirePattern, requireThat } from '../../private/validation';

/** The props of a warehouse which have limits. */
export interface LimitedWarehouseProps {
  readonly databaseName?: string;
  readonly adminUsername?: string;
  readonly baseCapacity?: number;
  readonly maxCapacity?: number;
  readonly port?: number;
}

const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const NAME_WORDS = '1 to 64 lowercase letters, digits and _, beginning with a letter';
/** The user that loads the table; the administrator may not share its password. */
export const LOADER_USERNAME = 'loader';

const LARGEST_BASE = 1024;
const LARGEST_MAXIMUM = 5632;

/** Checks what Amazon Redshift Serverless would refuse minutes into a deployment. */
export function requireWarehouseLimits(scope: Construct, props: LimitedWarehouseProps): void {
  requirePattern(scope, 'databaseName', props.databaseName, NAME, NAME_WORDS);
  requirePattern(scope, 'adminUsername', props.adminUsername, NAME, NAME_WORDS);
  const shared = props.adminUsername === LOADER_USERNAME;
  requireThat(!shared, scope, 'adminUsername', 'another than the user that loads the table', LOADER_USERNAME);
  check(scope, 'baseCapacity', props.baseCapacity, isBase, '4, or 8 to 1024 in steps of 8');
  const { baseCapacity = 8 } = props;
  const isMaximum = (units: number) => units >= baseCapacity && units <= LARGEST_MAXIMUM && units % 8 === 0;
  check(scope, 'maxCapacity', props.maxCapacity, isMaximum, `${baseCapacity} to ${LARGEST_MAXIMUM} in steps of 8`);
  check(scope, 'port', props.port, isPort, 'from 5431 to 5455 or from 8191 to 8215');
}

function check(
  scope: Construct,
  prop: string,
  value: number | undefined,
  holds: (value: number) => boolean,
  allowed: string,
): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  requireThat(holds(value), scope, prop, allowed, `${value}`);
}

function isBase(units: number): boolean {
  return units === 4 || (units >= 8 && units <= LARGEST_BASE && units % 8 === 0);
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && ((port >= 5431 && port <= 5455) || (port >= 8191 && port <= 8215));
}
