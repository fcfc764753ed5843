/** The product's mark: a key whose bow is a lock's dial. Decorative; the name stands beside it. */
export function ProductMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="14" fill="#0f4c9c" />
      <circle cx="23" cy="32" r="11" fill="none" stroke="#ffffff" strokeWidth="6" />
      <path
        d="M34 32h20M46 32v9M54 32v6"
        fill="none"
        stroke="#ffffff"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <circle cx="23" cy="32" r="2.5" fill="#7cc4ff" />
    </svg>
  );
}
