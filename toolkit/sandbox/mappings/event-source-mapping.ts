import type { StateStore } from '../kernel/state-store';
import type { MappingDocument } from './mapping-document';
import type { MappingEnvironment } from './mapping-environment';
import { StreamPoller } from './stream-poller';

export type MappingState = 'Creating' | 'Enabling' | 'Enabled' | 'Disabling' | 'Disabled' | 'Updating' | 'Deleting';

/** A mapping as it is declared, and what it runs with. */
export interface MappingDefinition {
  readonly document: MappingDocument;
  readonly environment: MappingEnvironment;
}

/** A mapping between a stream and a function, which can be changed while it runs. */
export class EventSourceMapping {
  private passing: MappingState = 'Creating';
  private poller: StreamPoller | undefined;

  constructor(
    private definition: MappingDefinition,
    private readonly stateStore: StateStore,
  ) {}

  get state(): MappingState {
    return this.passing;
  }

  get document(): MappingDocument {
    const { document, environment } = this.definition;
    return { ...document, lastProcessingResult: environment.lastResult.value };
  }

  get environment(): MappingEnvironment {
    return this.definition.environment;
  }

  /** Neither coming, nor going, nor being changed. */
  get isSettled(): boolean {
    return this.passing === 'Enabled' || this.passing === 'Disabled';
  }

  start(): void {
    const { enabled } = this.environment.settings;
    this.poller = enabled ? new StreamPoller(this.environment, this.stateStore) : undefined;
    this.poller?.start();
    this.passing = enabled ? 'Enabled' : 'Disabled';
  }

  startLater(): void {
    this.pass('Creating', () => this.start());
  }

  /** The batches that are with the function come back first; then it goes on behind the last record that is done with. */
  update(definition: MappingDefinition): void {
    const [before, after] = [this.environment, definition.environment].map(({ settings }) => settings.enabled);
    this.definition = definition;
    this.pass(before === after ? 'Updating' : after ? 'Enabling' : 'Disabling', () => this.start());
  }

  delete(whenGone: () => void): void {
    this.pass('Deleting', whenGone);
  }

  pending(): readonly string[] {
    if (!this.isSettled) return [`event source mapping ${this.document.id} is ${this.state}`];
    return this.poller?.pending() ?? [];
  }

  close(): void {
    this.poller?.close();
  }

  private pass(state: MappingState, then: () => void): void {
    const { clock, options } = this.environment;
    this.passing = state;
    const proceed = () => {
      clock.schedule(`${state} event source mapping`, options.transitionMs, then);
    };
    if (this.poller === undefined) proceed();
    else this.poller.stop(proceed);
  }
}
