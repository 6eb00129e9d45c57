import { Compression } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Duration, Size, type TimeZone, Token } from 'aws-cdk-lib/core';
import { requirePattern, requireThat } from '../../../private/validation';
import { type BufferingDefaults, type BufferingHints, bufferingHints } from '../buffering';
import { requireCompression } from '../compression';
import { type ObjectPrefixes, objectPrefixes } from '../prefix/object-prefixes';
import type { S3DestinationProps } from './s3-destination-props';

const OWNER = 'S3Destination';
const FILE_EXTENSION = /^(?=.{0,128}$)(\.[0-9a-z!\-_.*'()]+)?$/;
const TIME_ZONE = /^(?:UTC|(?!Etc\/|Factory$|[A-Za-z]{3}$)[A-Za-z/_]{1,50})$/;

/** The properties of a destination which say how its objects are named and filled. */
export interface S3Objects extends ObjectPrefixes {
  readonly customTimeZone?: string;
  readonly fileExtension?: string;
  readonly compressionFormat: string;
  readonly bufferingHints: BufferingHints;
}

/** Renders what the objects of a destination are like, and throws unless Firehose takes it. */
export function s3Objects(props: S3DestinationProps): S3Objects {
  const { fileExtension } = props;
  const extensions = "empty, or a period and lowercase letters, digits and !-_.*'(), at most 128 characters";
  requirePattern(OWNER, 'fileExtension', fileExtension, FILE_EXTENSION, extensions);
  return {
    ...objectPrefixes(OWNER, props),
    customTimeZone: timeZoneName(props.timeZone),
    fileExtension,
    compressionFormat: compressionFormat(props),
    bufferingHints: bufferingHints(OWNER, props, bufferingDefaults(props)),
  };
}

function timeZoneName(timeZone: TimeZone | undefined): string | undefined {
  const allowed = 'UTC, or a place of the time zone database in at most 50 letters, / and _';
  requirePattern(OWNER, 'timeZone', timeZone?.timezoneName, TIME_ZONE, allowed);
  return timeZone?.timezoneName;
}

/** Columns are compressed one by one, by the output format. */
function compressionFormat({ compression, formatConversion }: S3DestinationProps): string {
  const given = compression ?? (formatConversion === undefined ? Compression.GZIP : Compression.UNCOMPRESSED);
  requireCompression(OWNER, given);
  const holds = formatConversion === undefined || Token.isUnresolved(given.value) || given.value === 'UNCOMPRESSED';
  requireThat(holds, OWNER, 'compression', 'UNCOMPRESSED with formatConversion', given.value);
  return given.value;
}

/** Conversion and partitioning take no smaller buffers; large objects are the cheap ones to store and to query. */
function bufferingDefaults({ dynamicPartitioning, formatConversion }: S3DestinationProps): BufferingDefaults {
  const small = dynamicPartitioning === undefined && formatConversion === undefined;
  return {
    interval: Duration.seconds(300),
    size: Size.mebibytes(128),
    minInterval: Duration.seconds(dynamicPartitioning === undefined ? 0 : 60),
    minMebibytes: small ? 1 : 64,
  };
}
