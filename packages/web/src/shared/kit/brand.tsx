/** A patch cord between two jacks of a switchboard. */
export const BrandMark = ({ className }: { className?: string }) => (
	<svg viewBox="0 0 32 32" aria-hidden className={className}>
		<rect width="32" height="32" rx="8" className="fill-[#0c5a56]" />
		<path
			d="M10 10.5v5.5a6 6 0 0 0 12 0v-5.5"
			fill="none"
			strokeWidth="2.6"
			strokeLinecap="round"
			className="stroke-[#f3c677]"
		/>
		<g className="fill-white">
			<circle cx="10" cy="9" r="2.8" />
			<circle cx="22" cy="9" r="2.8" />
			<g opacity=".55">
				<circle cx="10" cy="24.5" r="1.7" />
				<circle cx="16" cy="24.5" r="1.7" />
				<circle cx="22" cy="24.5" r="1.7" />
			</g>
		</g>
	</svg>
);

export const Brand = () => (
	<span className="flex items-center gap-2.5">
		<BrandMark className="size-7" />
		<span className="font-semibold text-base tracking-tight">Centralita</span>
	</span>
);
