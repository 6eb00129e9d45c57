/** Properties of a mapping, in the words of CloudFormation. */
export type MappingProperties = Readonly<Record<string, unknown>>;

export type ProcessingResult = 'No records processed' | 'OK' | `PROBLEM: ${string}`;

/** What is known of a mapping, in this process and the next. */
export interface MappingDocument {
  readonly id: string;
  readonly properties: MappingProperties;
  /** ARN of the stream or of the enhanced fan-out consumer. */
  readonly sourceArn: string;
  readonly functionArn: string;
  readonly lastModified: number;
  readonly lastProcessingResult: ProcessingResult;
  /** Absent for a mapping that was created over the API. */
  readonly declaration?: MappingDeclaration;
}

/** How a template declares a mapping. */
export interface MappingDeclaration {
  readonly stackName: string;
  readonly logicalId: string;
  /** How many mappings of this logical id there were before: CloudFormation replaces what it cannot update. */
  readonly generation: number;
  /** As in the last template. What the API changed since then stays as long as the template says the same. */
  readonly properties: MappingProperties;
}
