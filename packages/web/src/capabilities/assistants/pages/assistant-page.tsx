import { Page, PageHeader } from "../../../shared/kit/index.ts";

export const AssistantPage = () => (
	<Page>
		<PageHeader title="assistant-page" />
	</Page>
);
