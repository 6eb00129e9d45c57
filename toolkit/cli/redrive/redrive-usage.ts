import { AWS_USAGE } from '../aws-client';

export const REDRIVE_USAGE = `kinesis-pipelines redrive s3://BUCKET[/PREFIX] [options]
kinesis-pipelines redrive --queue URL [options]
kinesis-pipelines redrive --stream NAME --since TIME --until TIME --function NAME [options]
kinesis-pipelines redrive s3://BUCKET/ERROR_PREFIX --delivery-stream NAME [options]
kinesis-pipelines redrive s3://BUCKET/PREFIX --to copy --delivery-stream NAME [options]

Brings back the batches that an event source mapping gave up: whole ones from a bucket, or those whose places are in a
queue, which are read from the stream again. From a bucket, a batch is redriven once, however often this is run,
interrupted or run twice at a time; at most the one call under way is made again. From a queue, a run that is killed
repeats the one batch it worked on.

What reached neither can be had from the stream itself: with --stream and no other source, the function is invoked with
all that came from --since until --until, 100 records at a time, under their own sequence numbers; it must know by them
what it has processed. Nothing is remembered of such a run: one that was interrupted is made again from its --since, so
take a long time in parts.

What a delivery stream could not process or deliver lies below its error prefix, each object a batch: it goes back to the
delivery stream, where producers put to that; else to a stream, with a digest of the data as partition key, as the object
does not tell the key; or to a function, in an event of a stream. Records come as they are in the objects: as they were put
where processing failed, as they were sent where the destination refused them.

What Redshift did not load is listed in manifests below errors/manifests/: with --to copy, the COPY of the delivery stream is
run again with each of them, through the Redshift Data API. Rows of a COPY that had ended after all are loaded twice; their
event_id tells. In the report, each object of a manifest counts as a record.

  --to function       invoke the function that failed with the event it failed for: sequence numbers stay what they were,
                      no other consumer sees the records again, a batch that fails again is split. Default
  --to stream         put the records into their stream again, with their partition keys: every consumer sees them again,
                      under new sequence numbers; explicit hash keys are lost
  --to delivery-stream  put the records into a delivery stream; default with --delivery-stream
  --to copy           run the COPY of a delivery stream to Redshift again; with --dry-run, print the statements
  --function NAME     invoke this function (by its name or ARN) in place of the one that failed
  --stream NAME       with --to stream, put into this stream (by its name or ARN) in place of the one they came from;
                      else what to read, by the ARN of a consumer too: then aggregates are unpacked
  --delivery-stream NAME  put into this delivery stream, or run its COPY
  --iam-role ARN      role of the cluster or namespace that reads the bucket; default: its default role; of --to copy
  --mapping UUID      only batches of this event source mapping; of a bucket
  --since TIME        only batches that failed, or records that came, from then on: 2026-06-01T12:00:00Z, or 15m, 3d ago
  --until TIME        only those before then
  --rate RECORDS_PER_S  no faster than this; default: as fast as they are taken
  --dry-run           only say what waits
  --take-over         work on what a run that was killed still holds, rather than wait 20 minutes; no other may run
  --json              print one JSON document and nothing else
${AWS_USAGE}

What has been redriven goes below redrive/done/ in a bucket, and is deleted from a queue. What fails again, or cannot be
read, stays where it is and is named.

Exit code: 0 when nothing is left, 1 when something is, 2 when it cannot run or go on, 130 when interrupted before.
`;
