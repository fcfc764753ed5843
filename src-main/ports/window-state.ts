/** Where the window was, in device-independent pixels. */
export interface WindowBounds {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** Where the window was when it was last closed. */
export interface WindowState {
  readonly bounds: WindowBounds | undefined;
  rememberBounds(bounds: WindowBounds): void;
}
