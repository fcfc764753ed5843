/** Where the window was, in device-independent pixels. */
export interface WindowBounds {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** Remembers it between runs. */
export interface WindowState {
  readonly bounds: WindowBounds | undefined;
  rememberBounds(bounds: WindowBounds): void;
}
