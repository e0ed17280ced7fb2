"""The portal: a group's own pages, the way in, and what links in e-mails open."""

TABLE = """
#                                      anon  outs  other edit  owner desk  appr  transl
# The portal: members alone; strangers find nothing, the city's people neither
portal:home                       get  302   200   200   200   200   200   200   200
portal:home                       post 405   405   405   405   405   405   405   405
portal:page                       get  302   404   404   200   200   404   404   404
portal:page                       post 302   404   404   405   405   404   404   404
portal:preview                    get  302   404   404   200   200   404   404   404
portal:preview                    post 302   404   404   405   405   404   404   404
portal:step                       get  302   404   404   200   200   404   404   404
portal:step                       get  302   404   404   302   302   404   404   404  review
portal:step                       post 302   404   404   422   422   404   404   404
portal:check                      get  302   404   404   200   200   404   404   404
portal:check                      post 302   404   404   422   422   404   404   404
portal:urgent                     get  302   404   404   405   405   404   404   404
portal:urgent                     post 302   404   404   409   409   404   404   404
portal:history                    get  302   404   404   200   200   404   404   404
portal:history                    post 302   404   404   405   405   404   404   404
portal:version                    get  302   404   404   200   200   404   404   404
portal:version                    post 302   404   404   405   405   404   404   404
portal:withdraw                   get  302   404   404   302   302   404   404   404
portal:withdraw                   get  302   404   404   200   200   404   404   404  review
portal:withdraw                   post 302   404   404   302   302   404   404   404
portal:discard                    get  302   404   404   302   302   404   404   404
portal:discard                    get  302   404   404   200   200   404   404   404  never draft returned
portal:discard                    post 302   404   404   302   302   404   404   404
portal:interpreting               get  302   404   404   200   200   404   404   404
portal:interpreting               post 302   404   404   302   302   404   404   404
portal:invitation                 get  200   200   200   200   200   200   200   200
portal:invitation                 post 200   200   200   200   200   200   200   200
portal:invitation=unknown         get  404   404   404   404   404   404   404   404
portal:invitation=unknown         post 404   404   404   404   404   404   404   404
# … and what only its owner does there; an editor may leave, the last owner may not
portal:people                     get  302   404   404   200   200   404   404   404
portal:people                     post 302   404   404   405   405   404   404   404
portal:invite                     get  302   404   404   302   200   404   404   404
portal:invite                     post 302   404   404   302   422   404   404   404
portal:hand_over                  get  302   404   404   302   200   404   404   404
portal:hand_over                  post 302   404   404   302   422   404   404   404
portal:request                    get  302   404   404   302   302   404   404   404
portal:request                    post 302   404   404   302   302   404   404   404
portal:leave                      get  302   404   404   200   302   404   404   404
portal:leave                      post 302   404   404   302   302   404   404   404
portal:make_owner                 get  302   404   404   302   200   404   404   404
portal:make_owner                 post 302   404   404   302   302   404   404   404
portal:remove                     get  302   404   404   302   200   404   404   404
portal:remove                     post 302   404   404   302   302   404   404   404
portal:renew                      get  302   404   404   302   200   404   404   404
portal:renew                      post 302   404   404   302   302   404   404   404
portal:withdraw_invitation        get  302   404   404   302   200   404   404   404
portal:withdraw_invitation        post 302   404   404   302   302   404   404   404
# Registration: everybody may look; a link signs in whoever holds it
portal:start                      get  200   200   200   200   200   200   200   200
portal:start                      post 405   405   405   405   405   405   405   405
portal:no_mail                    get  200   200   200   200   200   200   200   200
portal:no_mail                    post 405   405   405   405   405   405   405   405
portal:ask_mailbox                get  200   302   302   302   302   302   302   302
portal:ask_mailbox                post 200   302   302   302   302   302   302   302
portal:mail_sent                  get  200   302   302   302   302   302   302   302
portal:mail_sent                  post 200   302   302   302   302   302   302   302
portal:confirm_link               get  200   200   200   200   200   200   200   200
portal:confirm_link               post 302   302   302   302   302   302   302   302
portal:confirm_link=unknown       get  410   302   302   302   302   302   302   302
portal:confirm_link=unknown       post 410   302   302   302   302   302   302   302
portal:own_address                get  200   200   200   200   200   200   200   200
portal:own_address                post 410   410   410   410   410   410   410   410
portal:own_address=unknown        get  410   410   410   410   410   410   410   410
portal:own_address=unknown        post 410   410   410   410   410   410   410   410
portal:new_group                  get  302   200   200   200   200   200   200   200
portal:new_group                  post 302   200   200   200   200   200   200   200
portal:give_up                    get  302   404   404   302   302   404   404   404
portal:give_up                    get  302   404   404   302   200   404   404   404  never
portal:give_up                    post 302   404   404   302   302   404   404   404
# Enquiries, the yearly confirmation (its link needs no account), and the group's life
portal:enquiries                  get  302   404   404   200   200   404   404   404
portal:enquiries                  post 302   404   404   302   302   404   404   404
portal:confirm                    get  200   200   200   200   200   200   200   200
portal:confirm                    get  410   410   410   410   410   410   410   410  never
portal:confirm                    post 200   200   200   200   200   200   200   200
portal:confirm                    post 410   410   410   410   410   410   410   410  never
portal:confirm=unknown            get  404   404   404   404   404   404   404   404
portal:confirm=unknown            post 404   404   404   404   404   404   404   404
portal:confirm_signed_in          get  302   404   404   200   200   404   404   404
portal:confirm_signed_in          post 302   404   404   200   200   404   404   404
portal:life                       get  302   404   404   200   200   404   404   404
portal:life                       post 302   404   404   422   422   404   404   404
portal:life=unknown               get  302   404   404   404   404   404   404   404
portal:life=unknown               post 302   404   404   404   404   404   404   404
portal:life=closing               get  302   404   404   200   200   404   404   404
portal:life=closing               post 302   404   404   409   409   404   404   404
portal:life=closing               post 302   404   404   409   302   404   404   404  public taken_out
"""
