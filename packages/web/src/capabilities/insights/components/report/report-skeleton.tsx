import { Skeleton } from "../../../../shared/kit/index.ts";

/** The room that the report will take. */
export const ReportSkeleton = () => (
	<div aria-hidden className="grid gap-6">
		<Skeleton className="h-56 rounded-xl xl:h-28" />
		<Skeleton className="h-64 rounded-xl" />
		<div className="grid gap-6 lg:grid-cols-2">
			<Skeleton className="h-72 rounded-xl" />
			<Skeleton className="h-72 rounded-xl" />
		</div>
	</div>
);
