/** Bottom, middle and top of a chart. */
export const GridLines = ({ width, height }: { width: number; height: number }) =>
	[0, 0.5, 1].map((share) => (
		<line
			key={share}
			x1="0"
			x2={width}
			y1={height * share}
			y2={height * share}
			className="stroke-line"
			strokeDasharray={share === 1 ? undefined : "3 4"}
			vectorEffect="non-scaling-stroke"
		/>
	));
