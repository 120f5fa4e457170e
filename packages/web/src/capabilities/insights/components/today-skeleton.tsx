import { Skeleton } from "../../../shared/kit/index.ts";

/** The room that the day's cards will take. */
export const TodaySkeleton = () => (
	<div aria-hidden className="grid gap-6">
		<Skeleton className="h-44 rounded-xl md:h-28" />
		<div className="grid gap-6 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
			<Skeleton className="h-72 rounded-xl" />
			<Skeleton className="h-72 rounded-xl" />
		</div>
	</div>
);
