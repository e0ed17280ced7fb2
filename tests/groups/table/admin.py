"""The admin: people without its right are led to sign in (302), the others back (403)."""

TABLE = """
#                                      anon  outs  other edit  owner desk  appr  transl
# The desk alone; the approver reads the queue (what waits for a second, what was typed for groups)
moderation_queue                  get  302   302   302   302   302   200   200   403
moderation_queue                  post 302   302   302   302   302   405   405   405
moderation_review                 get  302   302   302   302   302   404   404   403
moderation_review                 get  302   302   302   302   302   200   403   403  review
moderation_review                 get  302   302   302   302   302   302   302   403  returned
moderation_review                 post 302   302   302   302   302   404   404   403
moderation_review                 post 302   302   302   302   302   200   403   403  review
moderation_review                 post 302   302   302   302   302   302   302   403  returned
moderation_together               get  302   302   302   302   302   302   302   403
moderation_together               post 302   302   302   302   302   302   302   403
moderation_urgent                 get  302   302   302   302   302   404   403   403
moderation_urgent                 post 302   302   302   302   302   404   403   403
moderation_history                get  302   302   302   302   302   200   403   403
moderation_history                post 302   302   302   302   302   405   403   403
moderation_version                get  302   302   302   302   302   200   403   403
moderation_version                post 302   302   302   302   302   200   403   403
# The desk alone: deleting private data, people, open data in and out
groups_people_index               get  302   302   302   302   302   200   403   403
groups_people_index               post 302   302   302   302   302   405   403   403
groups_people_results             get  302   302   302   302   302   200   403   403
groups_people_results             post 302   302   302   302   302   405   403   403
groups_people                     get  302   302   302   302   302   200   403   403
groups_people                     post 302   302   302   302   302   405   403   403
groups_people_invite              get  302   302   302   302   302   200   403   403
groups_people_invite              post 302   302   302   302   302   200   403   403
groups_people_account             get  302   302   302   302   302   200   403   403
groups_people_account             post 302   302   302   302   302   200   403   403
groups_people_owner               get  302   302   302   302   302   200   403   403
groups_people_owner               post 302   302   302   302   302   200   403   403
groups_people_remove              get  302   302   302   302   302   200   403   403
groups_people_remove              post 302   302   302   302   302   200   403   403
groups_people_withdraw            get  302   302   302   302   302   200   403   403
groups_people_withdraw            post 302   302   302   302   302   200   403   403
opendata_upload                   get  302   302   302   302   302   200   403   403
opendata_upload                   post 302   302   302   302   302   422   403   403
opendata_export                   get  302   302   302   302   302   200   403   403
opendata_export                   post 302   302   302   302   302   405   405   405
opendata_import                   get  302   302   302   302   302   404   403   403
opendata_import                   post 302   302   302   302   302   404   403   403
opendata_wrong_rows               get  302   302   302   302   302   404   403   403
opendata_wrong_rows               post 302   302   302   302   302   405   405   405
event_tables                      get  302   302   302   302   302   200   403   403
event_tables                      post 302   302   302   302   302   422   403   403
event_table                       get  302   302   302   302   302   404   403   403
event_table                       post 302   302   302   302   302   404   403   403
event_table_wrong                 get  302   302   302   302   302   404   403   403
event_table_wrong                 post 302   302   302   302   302   405   405   405
# Typing for groups, and the scans that back it
groups_desk_entries               get  302   302   302   302   302   200   403   403
groups_desk_entries               post 302   302   302   302   302   405   403   403
groups_desk_entries_results       get  302   302   302   302   302   200   403   403
groups_desk_entries_results       post 302   302   302   302   302   405   403   403
groups_desk_entry                 get  302   302   302   302   302   200   403   403
groups_desk_entry                 post 302   302   302   302   302   302   403   403
groups_desk_entry_stop            get  302   302   302   302   302   405   403   403
groups_desk_entry_stop            post 302   302   302   302   302   302   403   403
moderation_scan                   get  302   302   302   302   302   200   403   403
moderation_scan                   post 302   302   302   302   302   405   403   403
# Leaflets of information corners
groups_corner                     get  302   302   302   302   302   200   403   403
groups_corner                     post 302   302   302   302   302   405   405   405
groups_corner_order               get  302   302   302   302   302   405   405   405
groups_corner_order               post 302   302   302   302   302   302   403   403
groups_corner_placed              get  302   302   302   302   302   405   405   405
groups_corner_placed              post 302   302   302   302   302   302   403   403
groups_corner_print               get  302   302   302   302   302   200   403   403
groups_corner_print               post 302   302   302   302   302   405   405   405
# The yearly confirmation, of public groups
groups_confirmation               get  302   302   302   302   302   200   403   403
groups_confirmation               post 302   302   302   302   302   405   403   403
groups_slips                      get  302   302   302   302   302   405   403   403
groups_slips                      post 302   302   302   302   302   302   403   403
groups_record_slip                get  302   302   302   302   302   405   405   405
groups_record_slip                post 302   302   302   302   302   302   403   403
groups_record_slip                post 302   302   302   302   302   404   403   403  never
groups_take_back                  get  302   302   302   302   302   405   405   405
groups_take_back                  post 302   302   302   302   302   302   403   403
groups_take_back                  post 302   302   302   302   302   404   403   403  never
groups_remind                     get  302   302   302   302   302   405   405   405
groups_remind                     post 302   302   302   302   302   302   403   403
groups_remind                     post 302   302   302   302   302   404   403   403  never
groups_put_back                   get  302   302   302   302   302   405   405   405
groups_put_back                   post 302   302   302   302   302   302   403   403
groups_put_back                   post 302   302   302   302   302   404   403   403  never
groups_record_call                get  302   302   302   302   302   200   403   403
groups_record_call                get  302   302   302   302   302   404   403   403  never
groups_record_call                post 302   302   302   302   302   200   403   403
groups_record_call                post 302   302   302   302   302   404   403   403  never
groups_take_out                   get  302   302   302   302   302   200   403   403
groups_take_out                   get  302   302   302   302   302   404   403   403  never
groups_take_out                   post 302   302   302   302   302   200   403   403
groups_take_out                   post 302   302   302   302   302   404   403   403  never
"""
