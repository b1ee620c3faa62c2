-- Every question of a reviewer to an applicant, with the answer and the files that came with it: until now only the last
-- ones were kept, and nobody was shown them.
create table title_question (
    request_id  text        not null references title_application (request_id),
    round       integer     not null,
    question    text        not null,
    asked_at    timestamptz not null,
    answer      text,
    answered_at timestamptz,
    files       text[]      not null default '{}',
    constraint title_question_pk primary key (request_id, round)
);

insert into title_question (request_id, round, question, asked_at, answer, answered_at)
select request_id, round, question, submitted_at, answer, case when answer is not null then submitted_at end
from title_application
where question is not null;
