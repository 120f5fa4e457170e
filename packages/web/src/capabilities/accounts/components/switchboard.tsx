const columns = 9;
const rows = 9;
const step = 64;
const cords: { from: [number, number]; to: [number, number]; drop: number; lit: boolean }[] = [
	{ from: [1, 2], to: [4, 1], drop: 120, lit: true },
	{ from: [2, 4], to: [7, 3], drop: 160, lit: false },
	{ from: [5, 2], to: [8, 5], drop: 110, lit: false },
	{ from: [0, 5], to: [3, 5], drop: 90, lit: false },
];
const at = ([x, y]: [number, number]) => [32 + x * step, 32 + y * step] as const;

/** Decoration: the jacks of a switchboard and a few cords. */
export function Switchboard({ className }: { className?: string }) {
	const busy = new Set(cords.flatMap((cord) => [cord.from.join(), cord.to.join()]));
	return (
		<svg
			viewBox={`0 0 ${columns * step} ${rows * step}`}
			preserveAspectRatio="xMidYMid slice"
			aria-hidden
			className={className}
		>
			{Array.from({ length: columns * rows }, (_, index) => {
				const spot: [number, number] = [index % columns, Math.floor(index / columns)];
				const [x, y] = at(spot);
				const inUse = busy.has(spot.join());
				return (
					<g key={spot.join()}>
						<circle
							cx={x}
							cy={y}
							r="9"
							fill="none"
							stroke="#ffffff"
							strokeOpacity={inUse ? 0.5 : 0.14}
							strokeWidth="2"
						/>
						<circle cx={x} cy={y} r="3.5" fill="#ffffff" fillOpacity={inUse ? 0.95 : 0.16} />
					</g>
				);
			})}
			{cords.map((cord) => {
				const [x1, y1] = at(cord.from);
				const [x2, y2] = at(cord.to);
				const low = Math.max(y1, y2) + cord.drop;
				return (
					<path
						key={cord.from.join()}
						d={`M${x1} ${y1} C${x1} ${low} ${x2} ${low} ${x2} ${y2}`}
						fill="none"
						stroke={cord.lit ? "#f3c677" : "#7fc4b8"}
						strokeOpacity={cord.lit ? 1 : 0.5}
						strokeWidth="4"
						strokeLinecap="round"
					/>
				);
			})}
		</svg>
	);
}
