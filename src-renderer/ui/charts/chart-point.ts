/** One bar or slice. */
export interface ChartPoint {
  readonly id: string;
  readonly name: string;
  /** Stands below a column, where the whole name has no room. */
  readonly label?: string;
  readonly count: number;
  /** The count as people here write it. */
  readonly number: string;
  /** A token of the theme; charts of one colour need none. Nothing is told by the colour alone. */
  readonly color?: string | undefined;
}

export interface ChartProps {
  /** What the chart is about, for those who hear it. */
  readonly title: string;
  readonly points: readonly ChartPoint[];
  /** Stands in its place when there is nothing to draw. */
  readonly none?: string;
  /** Narrows whatever stands below to what the bar or slice counts. */
  readonly onChoose: (point: ChartPoint) => void;
}

/** A chart whose points have no words beside them. */
export interface DrawnChartProps extends ChartProps {
  /** A name and its value in one line, as the language joins them. */
  readonly labelled: (name: string, value: string) => string;
}
