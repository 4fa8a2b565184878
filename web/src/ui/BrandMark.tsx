/** The belfry: Beffroi's sign. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0f6cbd" />
      <path
        fill="#fff"
        d="M16 5l7 6v2H9v-2zM10.500 14.500h11V27h-3.500v-4a2 2 0 0 0-4 0v4h-3.500zM14 16.500v2.500h4v-2.500z"
        fillRule="evenodd"
      />
    </svg>
  );
}
