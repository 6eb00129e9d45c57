/** A dashboard as the page draws it: its metrics read, its expressions evaluated. */
export interface DashboardView {
  readonly name: string;
  readonly widgets: readonly WidgetView[];
}

export interface WidgetView {
  /** Columns of 24 and rows, from the upper left. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly type: 'metric' | 'alarm' | 'text';
  readonly title?: string;
  /** Why it is not drawn; then nothing of what follows is there. */
  readonly problem?: string;
  readonly markdown?: string;
  readonly alarms?: readonly { readonly name: string; readonly state: string }[];
  readonly view?: string;
  readonly stacked?: boolean;
  /** Starts of the periods, in seconds since the epoch. */
  readonly times?: readonly number[];
  readonly series?: readonly SeriesView[];
  readonly annotations?: readonly AnnotationView[];
  readonly limits?: Readonly<
    Partial<Record<Axis, { readonly min?: number; readonly max?: number; readonly label?: string }>>
  >;
}

export type Axis = 'left' | 'right';

export interface SeriesView {
  readonly label: string;
  readonly unit?: string;
  readonly color?: string;
  readonly axis: Axis;
  /** A value, or null, for each period. */
  readonly values: readonly (number | null)[];
}

/** A horizontal line. */
export interface AnnotationView {
  readonly value: number;
  readonly label?: string;
  readonly color?: string;
  readonly axis: Axis;
}
